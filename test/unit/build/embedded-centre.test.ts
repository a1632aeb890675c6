import { describe, expect, test } from 'vitest';
import { readReadyLine } from '#build/embedded-centre.ts';

describe('what the embedded centre writes', () => {
  test('its address and its demo office are read from the one line that has them', () => {
    const line = '{"listening":"http://127.0.0.1:4747","demo":{"enrolmentCode":"A-1","staff":[]}}';

    expect(readReadyLine(line)).toEqual({
      listening: 'http://127.0.0.1:4747',
      demo: { enrolmentCode: 'A-1', staff: [] },
    });
  });

  test.each(['{"level":30,"msg":"seeding"}', '{"listening":"not an address"}', '{ broken', 'listening', ''])(
    'the line %j is only a message',
    (line) => {
      expect(readReadyLine(line)).toBeUndefined();
    },
  );
});
