import type { InlineConfig } from 'vite';
import { nodeProgram } from './vite.node-program.ts';

/** The central server. What has native or WebAssembly parts, or loads its own plug-ins, stays in node_modules. */
const external = ['pg', '@electric-sql/pglite', 'fastify', '@fastify/helmet', '@fastify/rate-limit', '@fastify/static'];

export const centralConfig = (dist: string): InlineConfig =>
  nodeProgram({ entry: 'central/main.ts', outDir: `${dist}/central`, external });
