import { type AnswerHeaders, sendAccepted } from '../../../common/http/answer-headers.js';
import { toProblemDetails } from '../../../common/problem/problem-details.js';
import type { Job } from '../job.js';
import { answerOf } from '../job.service.js';
import type { JobDto, JobListItemDto } from './job.dto.js';

/** 202: the job has been started, and `Location` says where to ask for it. */
export function acceptedJob(reply: AnswerHeaders, job: Job): JobDto {
  sendAccepted(reply, `/v1/jobs/${job.id}`);
  return jobAnswer(job);
}

export function jobAnswer(job: Job): JobDto {
  const { id, error } = job;
  const problem = error === null ? null : toProblemDetails(error, `urn:job:${id}`);
  return { ...jobListItem(job), result: answerOf(job), problem };
}

export function jobListItem(job: Job): Pick<JobListItemDto, keyof JobListItemDto> {
  const { id, kind, state, progress, createdAt, finishedAt } = job;
  return {
    id,
    kind,
    state,
    progress: progress === null ? null : { done: progress.done, total: progress.total },
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
