import { readFile } from 'node:fs/promises';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from './dto/api-problems.decorator.js';

const PROBLEMS_FILE = new URL('../../../docs/problems.md', import.meta.url);
const MARKDOWN = 'text/markdown; charset=utf-8';

/** Answers the address that every problem's `type` points to. */
@ApiTags('operations')
@Controller('problems')
export class ProblemsController {
  private text: Promise<string> | null = null;

  /** What each error code means and what to do. */
  @Get()
  @Header('content-type', MARKDOWN)
  @ApiProduces('text/markdown')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems()
  get(): Promise<string> {
    this.text ??= readFile(PROBLEMS_FILE, 'utf8');
    return this.text;
  }
}
