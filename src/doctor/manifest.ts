import { z } from 'zod';
import { type Finding, note, ok, problem } from './finding';

/** What stands in the manifest before `npm run package` fills it in. */
const PLACEHOLDERS = ['00000000-0000-0000-0000-000000000000', 'partner-desk.example'];
const MAKE = 'run npm run package with these settings, and upload what it makes';

const Manifest = z.object({
  manifestVersion: z.string(),
  version: z.string(),
  id: z.string(),
  bots: z.array(z.object({ botId: z.string() })).min(1),
  validDomains: z.array(z.string()),
});

/**
 * Whether the app that is installed in Teams leads to this server.
 * @param manifest of the app package; absent where there is no package
 */
export function checkManifest(
  manifest: unknown,
  { appId, publicUrl }: { readonly appId: string | undefined; readonly publicUrl: string | undefined },
): Finding[] {
  if (!appId) return [ok('app package', 'is not needed on a laptop')];
  if (manifest === undefined) {
    return [note('app package', 'is not here', { why: 'it could not be compared with the settings', mend: MAKE })];
  }
  const parsed = Manifest.safeParse(manifest);
  if (!parsed.success) {
    const where = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    return [problem('app package', `its manifest is not as Teams wants it: ${where}`, { mend: MAKE })];
  }
  const { id, bots, validDomains, version } = parsed.data;
  const host = publicUrl === undefined ? undefined : new URL(publicUrl).hostname;
  const text = JSON.stringify(manifest);
  const findings = [
    ...PLACEHOLDERS.filter(each => text.includes(each)).map(each =>
      problem('app package', `still holds the placeholder ${each}`, { why: 'Teams refuses it', mend: MAKE }),
    ),
    ...([id, ...bots.map(({ botId }) => botId)].some(each => each.toLowerCase() !== appId.toLowerCase())
      ? [
          problem('app package', 'is of another app than MicrosoftAppId', {
            why: 'Teams would call another bot',
            mend: MAKE,
          }),
        ]
      : []),
    ...(host !== undefined && !validDomains.includes(host)
      ? [problem('app package', `its validDomains lack ${host}`, { why: 'PUBLIC_URL leads there', mend: MAKE })]
      : []),
  ];
  return findings.length > 0 ? findings : [ok('app package', `version ${version} is for this bot and this address`)];
}
