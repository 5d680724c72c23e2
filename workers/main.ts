import { readConfig } from '../core/base/config.ts';
import { runProgram } from '../core/base/program.ts';
import { openCore } from '../core/core.ts';
import { coreSettings } from '../core/settings.ts';
import { workerSettings } from './settings.ts';
import { startWorkers } from './start.ts';

await runProgram(async () => {
  const settings = readConfig(coreSettings.extend(workerSettings.shape), process.env);
  const core = await openCore(settings);
  const workers = startWorkers(core, settings);
  return async () => {
    await workers.stop();
    await core[Symbol.asyncDispose]();
  };
});
