import { join } from 'node:path';
import { appPackage } from '../../manifest/archive';
import template from '../../manifest/manifest.json';
import { checkManifest } from '../../src/doctor/manifest';
import { textInZip } from '../../src/doctor/zip';

const appId = '5f0c7e62-8a1b-4d1e-9a53-0c4a3f1b2d77';
const publicUrl = 'https://desk.contoso.com';
const archive = Buffer.from(appPackage({ appId, url: publicUrl }, join(__dirname, '../../manifest')));
const packed = (): unknown => JSON.parse(textInZip(archive, 'manifest.json') ?? '');
const told = (manifest: unknown, settings: { appId?: string; publicUrl?: string } = { appId, publicUrl }) =>
  checkManifest(manifest, { appId: settings.appId, publicUrl: settings.publicUrl }).map(
    ({ level, what }) => `${level} ${what}`,
  );

describe('the app package', () => {
  it('that npm run package has made for these settings is good', () => {
    expect(told(packed())).toEqual([expect.stringMatching(/^ok version [\d.]+ is for this bot/)]);
    expect(told(packed(), { appId: appId.toUpperCase(), publicUrl })).toEqual([expect.stringMatching(/^ok/)]);
  });

  it('of another bot or another address is none of ours', () => {
    expect(told(packed(), { appId: '6a1d8f73-9b2c-4e2f-8b64-1d5b4f2c3e88', publicUrl })).toEqual([
      'problem is of another app than MicrosoftAppId',
    ]);
    expect(told(packed(), { appId, publicUrl: 'https://other.contoso.com' })).toEqual([
      'problem its validDomains lack other.contoso.com',
    ]);
  });

  it('that was packed as it lies in the project has placeholders', () => {
    expect(told(template)).toEqual(
      expect.arrayContaining([
        'problem still holds the placeholder 00000000-0000-0000-0000-000000000000',
        'problem still holds the placeholder partner-desk.example',
      ]),
    );
  });

  it('that is broken is told, by what is wrong', () => {
    expect(told({ ...template, bots: [] })).toEqual(['problem its manifest is not as Teams wants it: bots']);
  });

  it('may be missing, and is not needed on a laptop', () => {
    expect(told(undefined)).toEqual(['note is not here']);
    expect(told(undefined, {})).toEqual(['ok is not needed on a laptop']);
  });
});

describe('a zip archive', () => {
  it('gives the text of each file', () => {
    expect(JSON.parse(textInZip(archive, 'de.json') ?? '')).toHaveProperty(['name.short']);
    expect(textInZip(archive, 'color.png')?.slice(1, 4)).toBe('PNG');
    expect(textInZip(archive, 'none.json')).toBeUndefined();
  });

  it('may be none', () => {
    expect(textInZip(Buffer.from('something else'), 'manifest.json')).toBeUndefined();
    expect(textInZip(Buffer.alloc(0), 'manifest.json')).toBeUndefined();
  });
});
