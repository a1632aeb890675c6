import type { z } from 'zod';
import type { RouteKind } from './route-limits.ts';

/** A body that is no JSON: its media type, and what is in it. */
export interface OtherBody {
  readonly mediaType: string;
  readonly description: string;
}

/** What a route is for, as the API description and the limits read it. The schemas are those the route itself checks by. */
export interface RouteDescription {
  readonly kind: RouteKind;
  readonly summary: string;
  /** How callers prove who they are. */
  readonly known: 'by-device-token' | 'by-its-own-means' | 'not-at-all';
  readonly parameters?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | OtherBody;
  readonly reply: z.ZodType | OtherBody;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route of the API has one; a test sees to it. */
    readonly description?: RouteDescription;
  }
}

/** Options of a route that is described so. */
export const described = (
  description: RouteDescription,
): { readonly config: { readonly description: RouteDescription } } => ({ config: { description } });
