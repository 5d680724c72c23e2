import { readConfig } from '../core/base/config.ts';
import { processMetrics } from '../core/base/metrics.ts';
import { openCore } from '../core/core.ts';
import { readinessOf } from '../core/program/readiness.ts';
import { runProgram } from '../core/program/run-program.ts';
import { coreSettings } from '../core/settings.ts';
import { webSettings } from './settings.ts';
import { startWeb } from './start.ts';

await runProgram('linking-web', process.env, [coreSettings, webSettings], async (environment) => {
  const settings = readConfig(coreSettings.extend(webSettings.shape), environment);
  const core = await openCore(settings, { metrics: processMetrics() });
  const web = await startWeb(core, settings, () => readinessOf(core, {}));
  return { core, stop: () => web.stop() };
});
