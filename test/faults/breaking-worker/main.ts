import { readConfig } from '../../../core/base/config.ts';
import { events } from '../../../core/base/events.ts';
import { openCore } from '../../../core/core.ts';
import { coreSettings } from '../../../core/settings.ts';
import { openProviders } from '../../../workers/open-providers.ts';
import { workerSettings } from '../../../workers/settings.ts';
import { startWorkers } from '../../../workers/start.ts';
import { breakingWriter } from './breaking-writer.ts';

// The workers' program, with a writer that does harm where a prompt says so. Its supervisor starts it again.

const settings = readConfig(coreSettings.extend(workerSettings.shape), process.env);
const core = await openCore(settings);
const { writer, ...others } = openProviders(settings, core.clock);
const blocked = Number(process.env['BREAKING_BLOCK']);
startWorkers(core, settings, { providers: { ...others, writer: breakingWriter(writer, blocked) } });
events.started(core, 'workers');
