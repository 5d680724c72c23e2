import { readAll, readConfig } from '../core/base/config.ts';
import { openCore } from '../core/core.ts';
import { processMetrics } from '../core/base/metrics.ts';
import { runProgram } from '../core/program/run-program.ts';
import { coreSettings } from '../core/settings.ts';
import { platformVariables } from './platforms.ts';
import { configurePlatforms, startBots } from './start.ts';

/** Milliseconds for one operation on the store: somebody waits in a chat, and is to have a clear answer within two seconds. */
const storePatience = 1_500;

await runProgram('bots', process.env, [coreSettings, ...platformVariables], async (environment) => {
  const [settings, platforms] = readAll(
    () => readConfig(coreSettings, environment),
    () => configurePlatforms(environment),
  );
  const core = await openCore(settings, { metrics: processMetrics(), storePatience });
  const bots = await startBots(core, platforms);
  return { core, checks: bots.checks, stop: () => bots.stop() };
});
