import { readConfig } from '../core/base/config.ts';
import { processMetrics } from '../core/base/metrics.ts';
import { openCore } from '../core/core.ts';
import { runProgram } from '../core/program/run-program.ts';
import { coreSettings } from '../core/settings.ts';
import { logins } from './logins/logins.ts';
import { webSettings } from './settings.ts';
import { configureWeb } from './start.ts';

const parts = [coreSettings, webSettings, ...logins.map(({ variables }) => variables)];

await runProgram('linking-web', process.env, parts, async (environment) => {
  const settings = readConfig(coreSettings.extend(webSettings.shape), environment);
  const openWeb = configureWeb(settings, environment);
  const core = await openCore(settings, { metrics: processMetrics() });
  const web = await openWeb(core);
  return { core, stop: () => web.stop() };
});
