import type { z } from 'zod';
import { programs } from '../../bundle.ts';
import { coreSettings } from '../../core/settings.ts';
import { composeVariables } from '../../docs/generate/compose-variables.ts';
import { groups } from '../../docs/generate/env-example.ts';
import { logins } from '../../linking-web/logins/logins.ts';
import { webSettings } from '../../linking-web/settings.ts';
import { workerSettings } from '../../workers/settings.ts';
import { type Compose, durationOf, type Service } from './compose.ts';

/** What is wrong, one line each. */
type Rule = (compose: Compose) => string[];

/** A service that runs once and is over. */
const isTask = ({ restart }: Service): boolean => restart === 'no';

/** What must be said of each service, and how it is seen. */
const demands: Readonly<Record<string, (service: Service) => boolean>> = {
  'a rule for restarting': ({ restart }) => restart === 'unless-stopped' || restart === 'no',
  'a health check': (service) => {
    const { healthcheck } = service;
    return isTask(service) ? healthcheck?.disable === true : (healthcheck?.test?.length ?? 0) > 1;
  },
  'a log that is bounded': ({ logging }) =>
    logging?.driver === 'json-file' && ['max-size', 'max-file'].every((name) => name in logging.options),
  'limits of memory and processors': ({ deploy }) =>
    deploy.resources?.limits.cpus !== undefined && deploy.resources.limits.memory !== undefined,
  'time to stop': ({ stop_grace_period }) => durationOf(stop_grace_period) >= 10_000,
  'a process that reaps its children': ({ init }) => init,
  'a file system that is only read': ({ read_only }) => read_only,
  'no capability that it does not name': ({ cap_drop }) => cap_drop.includes('ALL'),
  'no way to more rights': ({ security_opt }) => security_opt.includes('no-new-privileges:true'),
  'a version of its image': ({ image, build }) => build !== undefined || /:\d+\.\d+\.\d+/.test(image),
};

/** The name of the bundle that a service starts. */
const programOf = ({ entrypoint, command }: Service): string =>
  [...entrypoint, ...command].find((word) => word.endsWith('.js'))?.slice(0, -'.js'.length) ?? '';

const isGiven = ({ environment }: Service, variable: string): boolean =>
  variable in environment || `${variable}_FILE` in environment;

const servicesOf = ({ services }: Compose): [string, Service][] => Object.entries(services);

type Variables = z.ZodObject<Readonly<Record<string, z.ZodType>>>;

const variablesOf = (...schemas: readonly Variables[]): [string, z.ZodType][] =>
  schemas.flatMap(({ shape }) => Object.entries(shape));

const known = new Set(variablesOf(...groups.map(({ settings }) => settings)).map(([name]) => name));

/** What each program needs to start, beside its platforms or providers of choice. */
const needs: Readonly<Record<string, readonly Variables[]>> = {
  bots: [coreSettings],
  workers: [coreSettings, workerSettings],
  'linking-web': [coreSettings, webSettings, ...logins.map(({ variables }) => variables)],
  operator: [coreSettings],
};

/** The rules that docker-compose.yml is held against, by what they demand. */
export const composeRules: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(
    Object.entries(demands).map(([what, holds]): [string, Rule] => [
      what,
      (compose) =>
        servicesOf(compose)
          .filter(([, service]) => !holds(service))
          .map(([name]) => name),
    ]),
  ),
  'only the proxy is published': (compose) =>
    servicesOf(compose)
      .filter(([name, { ports }]) => name !== 'proxy' && ports.length > 0)
      .map(([name]) => name),
  'store and queue reach nothing outside': ({ services, networks }) =>
    ['mongodb', 'redis'].filter((name) => !services[name]?.networks.every((one) => networks[one]?.internal)),
  'a command names a program': (compose) =>
    servicesOf(compose)
      .filter(([, { build }]) => build !== undefined)
      .filter(([, service]) => !(programOf(service) in programs))
      .map(([name]) => name),
  'a variable is one that a program reads': (compose) =>
    servicesOf(compose)
      .filter(([, { build }]) => build !== undefined)
      .flatMap(([, { environment }]) => Object.keys(environment))
      .filter((name) => !known.has(name.replace(/_FILE$/, ''))),
  'a program is given what it needs': (compose) =>
    servicesOf(compose).flatMap(([name, service]) =>
      variablesOf(...(needs[programOf(service)] ?? []))
        .filter(([variable, schema]) => !schema.safeParse(undefined).success && !isGiven(service, variable))
        .map(([variable]) => `${name}: ${variable}`),
    ),
  'a file that holds a variable is a secret of the service': (compose) =>
    servicesOf(compose).flatMap(([name, { environment, secrets }]) =>
      Object.entries(environment)
        .filter(([variable]) => variable.endsWith('_FILE'))
        .filter(([, path]) => !secrets.some((secret) => path === `/run/secrets/${secret}`))
        .map(([variable]) => `${name}: ${variable}`),
    ),
  'a secret lies below secrets/': ({ secrets, services }) => [
    ...Object.entries(secrets)
      .filter(([name, { file }]) => file !== `./secrets/${name}`)
      .map(([name]) => name),
    ...Object.values(services)
      .flatMap((service) => service.secrets)
      .filter((name) => !(name in secrets)),
  ],
  'compose asks for variables that .env.example explains': ({ interpolated }) =>
    interpolated.filter((name) => !(name in composeVariables.shape)),
  'programs wait for what they need': (compose) =>
    servicesOf(compose)
      .filter(([, service]) => service.build !== undefined && !isTask(service))
      .filter(
        ([
          ,
          {
            depends_on: { mongodb, redis, migrate },
          },
        ]) =>
          mongodb?.condition !== 'service_healthy' ||
          redis?.condition !== 'service_healthy' ||
          migrate?.condition !== 'service_completed_successfully',
      )
      .map(([name]) => name),
  'workers may finish what is in hand': ({ services: { workers } }) => {
    const stop = workerSettings.shape.WORKER_STOP.parse(undefined);
    return durationOf(workers?.stop_grace_period) >= stop + 10_000 ? [] : ['workers'];
  },
  'workers can be more than one': ({ services: { workers } }) =>
    (workers?.deploy.replicas ?? 0) > 1 && !('container_name' in (workers ?? {})) ? [] : ['workers'],
};
