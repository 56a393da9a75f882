import { Module } from '@nestjs/common';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { ServingStore } from './serving.store.js';

@Module({
  controllers: [MeController],
  providers: [
    {
      provide: MeService,
      inject: [ServingStore],
      useFactory: (serving: ServingStore) => new MeService(serving),
    },
  ],
})
export class AuthModule {}
