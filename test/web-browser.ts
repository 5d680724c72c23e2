/** A browser as far as signing in needs one: it keeps one site's cookie, and goes where it is sent when it is told to. */
export class Browser {
  #cookie = '';
  readonly #agent: string;

  /** @param agent what it says it is */
  constructor(agent = 'test') {
    this.#agent = agent;
  }

  /** What the site knows this browser by. */
  get cookie(): string {
    return this.#cookie;
  }

  set cookie(cookie: string) {
    this.#cookie = cookie;
  }

  /** Opens an address without following where it leads. */
  async open(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = { 'user-agent': this.#agent, ...(this.#cookie !== '' && { cookie: this.#cookie }) };
    const response = await fetch(url, { ...init, redirect: 'manual', headers });
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    return response;
  }

  /** Where an address leads. */
  async follow(url: string, init?: RequestInit): Promise<string> {
    return (await this.open(url, init)).headers.get('location') ?? '';
  }

  /** A page's text. */
  async read(url: string): Promise<string> {
    return (await this.open(url)).text();
  }

  /** Sends the form of a page, with the token that stands in it. */
  async send(page: string, form: Readonly<Record<string, string>> = {}, to = page): Promise<Response> {
    const token = /name="_csrf" value="([^"]+)"/.exec(await this.read(page))?.[1] ?? '';
    return this.open(to, { method: 'POST', body: new URLSearchParams({ _csrf: token, ...form }) });
  }

  /** Signs in as a person: gives where the provider sends the browser back to. */
  async choose(url: string, form: Readonly<Record<string, string>>): Promise<string> {
    return this.follow(await this.follow(url), { method: 'POST', body: new URLSearchParams(form) });
  }
}
