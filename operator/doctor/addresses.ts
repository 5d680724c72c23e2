import { coreSettings, type CoreSettings } from '../../core/settings.ts';
import { bad, doubtful, type Finding, good } from '../../core/base/finding.ts';

const patience = 5_000;

/** Whether people find at its address what they are asked to accept. */
export async function examineAddresses(settings: CoreSettings): Promise<readonly Finding[]> {
  const { PERSONA_POLICY_URL: address } = settings;
  const name = 'privacy policy';
  if (address === coreSettings.shape.PERSONA_POLICY_URL.parse(undefined))
    return [doubtful(name, `${address} is only the default`, 'set PERSONA_POLICY_URL to your own')];
  const response = await fetch(address, { signal: AbortSignal.timeout(patience) }).catch(() => undefined);
  if (response?.ok) return [good(name, address)];
  const reason = response ? `answers ${response.status}` : `does not answer within ${patience / 1_000} s`;
  return [bad(name, `${address} ${reason}`, 'people must be able to read it: correct PERSONA_POLICY_URL')];
}
