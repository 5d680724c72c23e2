import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Starts the Chromium of this machine, without a window. @throws Error in one line where there is none */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
}

function findChromium(): string {
  try {
    const search = names.map((name) => `command -v ${name}`).join(' || ');
    return execFileSync('/bin/sh', ['-c', search], { encoding: 'utf8' }).trim();
  } catch (error) {
    throw new Error('There is no Chromium here. Install it: apt-get install -y chromium', { cause: error });
  }
}
