import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '../config/settings-table.js';
import { GateModule } from './gate/gate.module.js';
import { GoogleModule } from './google/google.module.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { ServingStore } from './serving.store.js';
import { CredentialsModule } from './sessions/credentials.module.js';
import { signInOptions } from './sign-in.config.js';
import { UserStore } from './users/user.store.js';

/** Who sends a request, and what they may do. Without Google's settings there is one user and no sign-in. */
@Module({})
export class AuthModule {
  static forRoot(settings: Settings): DynamicModule {
    const signIn = signInOptions(settings);
    const credentials = CredentialsModule.forRoot(settings, signIn);
    const google = signIn === null ? [] : [GoogleModule.forRoot(signIn, credentials)];
    return {
      module: AuthModule,
      imports: [credentials, GateModule.forRoot(settings, signIn, credentials), ...google],
      controllers: [MeController],
      providers: [
        {
          provide: MeService,
          inject: [ServingStore, UserStore],
          useFactory: (serving: ServingStore, users: UserStore) => new MeService(serving, users),
        },
      ],
      exports: [credentials],
    };
  }
}
