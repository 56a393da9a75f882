import { type CanActivate, Injectable } from '@nestjs/common';
import { PooledCalculator } from './pooled.calculator.js';

/** On routes that calculate: turns a request away when the queue is full, before any price is looked up for it. */
@Injectable()
export class RoomGuard implements CanActivate {
  constructor(private readonly calculator: PooledCalculator) {}

  /** @throws AppError `calculation-queue-full` */
  canActivate(): boolean {
    this.calculator.requireRoom();
    return true;
  }
}
