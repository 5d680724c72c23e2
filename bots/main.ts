import { readAll, readConfig } from '../core/base/config.ts';
import { runProgram } from '../core/base/program.ts';
import { openCore } from '../core/core.ts';
import { coreSettings } from '../core/settings.ts';
import { configurePlatforms, startBots } from './start.ts';

await runProgram(async () => {
  const [settings, platforms] = readAll(
    () => readConfig(coreSettings, process.env),
    () => configurePlatforms(process.env),
  );
  const core = await openCore(settings);
  const bots = await startBots(core, platforms);
  return async () => {
    await bots.stop();
    await core[Symbol.asyncDispose]();
  };
});
