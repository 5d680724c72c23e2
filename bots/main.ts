import { readConfig } from '../core/base/config.ts';
import { runProgram } from '../core/base/program.ts';
import { openCore } from '../core/core.ts';
import { coreSettings } from '../core/settings.ts';
import { startBots } from './start.ts';

await runProgram(async () => {
  const core = await openCore(readConfig(coreSettings, process.env));
  const bots = await startBots(core, process.env);
  return async () => {
    await bots.stop();
    await core[Symbol.asyncDispose]();
  };
});
