import { describe, expect, test } from 'vitest';
import { databaseUrls } from '#central/db/database-urls.ts';

describe('the servers of a database address', () => {
  test.each([
    ['postgres://faem@here:5432/faem', ['postgres://faem@here:5432/faem']],
    [
      'postgresql://faem:p%2C@a:1,b:2/faem?sslmode=require',
      ['postgresql://faem:p%2C@a:1/faem?sslmode=require', 'postgresql://faem:p%2C@b:2/faem?sslmode=require'],
    ],
    ['postgres://a,b', ['postgres://a', 'postgres://b']],
    ['postgres:///faem?host=/run/postgresql', ['postgres:///faem?host=/run/postgresql']],
  ])('of %s', (url, servers) => {
    expect(databaseUrls(url)).toEqual(servers);
  });
});
