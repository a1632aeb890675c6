import { ExternalSystem } from '#shared/model/external-invoice-rows.ts';
import type { ExternalSystemAccesses } from './external-access.ts';
import type { InvoiceAdapter } from './invoice-adapter.ts';
import { createJsonInvoiceAdapter } from './json-invoice-adapter.ts';

/** The adapter of every system that may tell of its bills. */
export const createInvoiceAdapters = (accesses: ExternalSystemAccesses): ReadonlyMap<ExternalSystem, InvoiceAdapter> =>
  new Map(
    ExternalSystem.options.flatMap((system): readonly (readonly [ExternalSystem, InvoiceAdapter])[] => {
      const access = accesses[system];
      return access ? [[system, createJsonInvoiceAdapter(access)]] : [];
    }),
  );
