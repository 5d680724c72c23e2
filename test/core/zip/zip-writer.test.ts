import { unzipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zipOf, ZipWriter } from '../../../core/zip/zip-writer.ts';

const modified = new Date('2026-11-25T11:30:02Z');

const path = fc
  .array(
    fc.string({
      unit: fc.constantFrom('a', 'b', 'Z', '0', ' ', '.', '_', '-', 'ż', 'ミ'),
      minLength: 1,
      maxLength: 8,
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((parts) => parts.join('/'));
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const files = fc.uniqueArray(fc.record({ name: path, bytes }), {
  maxLength: 8,
  selector: ({ name }) => name,
});

describe('a ZIP', () => {
  it('is read by another program, every name and every byte', () => {
    fc.assert(
      fc.property(files, (given) => {
        const read = unzipSync(Buffer.concat([...zipOf(given, modified)]));
        const found = Object.entries(read).map(([name, data]) => ({ name, bytes: Buffer.from(data) }));
        expect(found).toEqual(given);
      }),
      { numRuns: 50 },
    );
  });

  it('hands files on without copying them', () => {
    const picture = Buffer.alloc(1_000, 7);
    expect([...zipOf([{ name: 'a.png', bytes: picture }], modified)]).toContain(picture);
  });

  it('says when a file was changed, as MS-DOS did', () => {
    const [header] = [...zipOf([{ name: 'a', bytes: Buffer.alloc(0) }], modified)];
    // 11:30:02, and 25 November of the 46th year.
    expect(header?.readUInt16LE(10)).toBe((11 << 11) | (30 << 5) | 1);
    expect(header?.readUInt16LE(12)).toBe((46 << 9) | (11 << 5) | 25);
  });

  it('never grows beyond what its numbers can say', () => {
    const large = new ZipWriter();
    const entry = { name: 'a', crc: 0, modified };
    large.begin({ ...entry, size: 0xff_ff_ff_00 });
    expect(() => large.begin({ ...entry, size: 0xff })).toThrow('too large for a ZIP');
    const many = new ZipWriter();
    for (let count = 0; count < 0xff_ff; count += 1) many.begin({ ...entry, size: 0 });
    expect(() => many.begin({ ...entry, size: 0 })).toThrow('too large for a ZIP');
  });
});
