import { AppError } from '../../common/problem/app-error.js';

export class JobNotFoundError extends AppError {
  constructor({ id }: { readonly id: string }) {
    super(
      'job-not-found',
      `there is no job "${id}"; jobs are forgotten some time after they are over, and when the server stops`,
    );
  }
}

export class TooManyJobsError extends AppError {
  constructor({ most }: { readonly most: number }) {
    super(
      'too-many-jobs',
      `you have ${String(most)} jobs that are not over, which is the most; wait for one, or cancel it`,
    );
  }
}
