import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const findings = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullish(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
});

/** What axe finds on the page as it stands that keeps people out, seriously or wholly: the rule, the element, and why. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // Colours are judged as they are in the end.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations < 9).map((one) => one.finished))',
  );
  const { violations } = findings.parse(await page.evaluate('axe.run()'));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((one) => `${id}: ${one.html} ${one.failureSummary ?? ''}`));
}
