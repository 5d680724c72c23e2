import { readConfig } from '../core/base/config.ts';
import { processMetrics } from '../core/base/metrics.ts';
import { openCore } from '../core/core.ts';
import { runProgram } from '../core/program/run-program.ts';
import { coreSettings } from '../core/settings.ts';
import { workerSettings } from './settings.ts';
import { startWorkers } from './start.ts';

await runProgram('workers', process.env, [coreSettings, workerSettings], async (environment) => {
  const settings = readConfig(coreSettings.extend(workerSettings.shape), environment);
  const core = await openCore(settings, { metrics: processMetrics() });
  const workers = startWorkers(core, settings);
  return { core, stop: () => workers.stop() };
});
