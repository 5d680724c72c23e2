import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editJson, itemsAt, setTo } from '../../../../../core/characters/cards/writing/edit-json.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd', 'é"\\', '名');
const objects = fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), { noNullPrototype: true });
const indents = fc.constantFrom(0, 1, '\t');

describe('editing JSON', () => {
  it('does to the text what would be done to the value', () => {
    const wanted = fc.dictionary(key, fc.option(fc.jsonValue({ maxDepth: 1 }), { nil: undefined }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(objects, wanted, indents, (value, changes, indent) => {
        const json = JSON.stringify({ data: value }, null, indent);
        const edited = editJson(
          json,
          Object.entries(changes).map(([field, to]) => setTo(['data', field], to)),
        );
        const expected = JSON.parse(JSON.stringify({ ...value, ...changes })) as unknown;
        expect(JSON.parse(edited)).toEqual({ data: expected });
      }),
    );
  });

  it('leaves every other byte', () => {
    const json = '{ "n": 1.50e+3,\r\n\t"x":"\\u00e9\\/",  "data" : {"b":[ 1,2 ] , "a": "old" , "z":-0.0} }\n';
    expect(editJson(json, [setTo(['data', 'a'], 'new')])).toBe(json.replace('old', 'new'));
    expect(editJson(json, [])).toBe(json);
    expect(editJson(json, [setTo(['data', 'b'], undefined)])).toBe(json.replace('"b":[ 1,2 ] , ', ''));
    expect(editJson(json, [setTo(['data', 'y'], 1)])).toBe(json.replace('-0.0', '-0.0,"y":1'));
  });

  it('changes the last of two fields with one name, which is the one that counts, and takes out both', () => {
    const json = '{"a":1,"a":2,"b":3}';
    expect(editJson(json, [setTo(['a'], 9)])).toBe('{"a":1,"a":9,"b":3}');
    expect(editJson(json, [setTo(['a'], undefined)])).toBe('{"b":3}');
    expect(editJson(json, [setTo(['a'], undefined), setTo(['b'], undefined), setTo(['c'], 1)])).toBe(
      '{"c":1}',
    );
  });

  it('reaches into lists, and gives their items as they stand', () => {
    const json = '{"list":[{"a":1}, {"a":1.0}]}';
    expect(editJson(json, [setTo(['list', 0, 'a'], 2)])).toBe('{"list":[{"a":2}, {"a":1.0}]}');
    expect(itemsAt(json, ['list'])).toEqual(['{"a":1}', '{"a":1.0}']);
    expect(itemsAt(json, ['nothing'])).toEqual([]);
  });

  it('refuses a place that is not there', () => {
    expect(() => editJson('{}', [setTo(['data', 'a'], 1)])).toThrow('no place in the JSON: data.a');
    expect(() => editJson('', [])).toThrow('not a JSON text');
  });
});
