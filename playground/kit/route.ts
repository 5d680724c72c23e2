import type { Endpoint } from './endpoint.ts';

export interface Route {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly segments: readonly string[];
}

/** Reads `METHOD /path/:parameter` once, so that a request is matched without parsing names again. */
export function toRoute(endpoint: Endpoint): Route {
  const [method = '', path = ''] = endpoint.name.split(' ');
  return { endpoint, method, segments: path.split('/').slice(1) };
}

/**
 * The first route that fits, with its parameters decoded: discord.js sends `/messages/%40original`.
 * A path with a malformed %-escape fits none.
 */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; parameters: Record<string, string> } | undefined {
  const given = decodeSegments(path);
  if (!given) return undefined;
  for (const route of routes) {
    if (route.method !== method) continue;
    const parameters = matchSegments(route.segments, given);
    if (parameters) return { route, parameters };
  }
  return undefined;
}

function decodeSegments(path: string): string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function matchSegments(
  pattern: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    if (segment.startsWith('*')) {
      parameters[segment.slice(1)] = given.slice(index).join('/');
      return parameters;
    }
    const value = given[index];
    if (value === undefined) return undefined;
    if (segment.startsWith(':')) parameters[segment.slice(1)] = value;
    else if (segment !== value) return undefined;
  }
  return pattern.length === given.length ? parameters : undefined;
}
