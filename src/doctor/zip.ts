import { inflateRawSync } from 'node:zlib';

const FILE = 0x04034b50;
const HEADER = 30;
const STORED = 0;

/**
 * The text of a file in a zip archive whose headers tell the sizes, as those of `npm run package` do.
 * @returns nothing where there is no such file
 */
export function textInZip(archive: Buffer, name: string): string | undefined {
  let at = 0;
  while (at + HEADER <= archive.length && archive.readUInt32LE(at) === FILE) {
    const [method, size] = [archive.readUInt16LE(at + 8), archive.readUInt32LE(at + 18)];
    const [nameLength, extraLength] = [archive.readUInt16LE(at + 26), archive.readUInt16LE(at + 28)];
    const begin = at + HEADER + nameLength + extraLength;
    const content = archive.subarray(begin, begin + size);
    if (archive.toString('utf8', at + HEADER, at + HEADER + nameLength) === name) {
      return (method === STORED ? content : inflateRawSync(content)).toString('utf8');
    }
    at = begin + size;
  }
  return undefined;
}
