import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { FeesPage } from '#features/fees/fees-page.tsx';
import { PAYMENT_AREAS, PaymentsPage } from '../payments-page.tsx';
import { rootRoute } from './root-route.tsx';

const feesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fees',
  component: function Fees() {
    const navigate = feesRoute.useNavigate();
    return (
      <FeesPage
        onOpenFactory={(factory) => void navigate({ to: '/counter', search: { factory } })}
        onOpenSettings={() => void navigate({ to: '/settings' })}
      />
    );
  },
});

const paymentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/payments',
  validateSearch: z.object({
    area: z.enum(PAYMENT_AREAS).optional(),
    case: z.string().optional(),
    slip: z.string().optional(),
  }),
  component: function Payments() {
    const { area = PAYMENT_AREAS[0], case: caseId, slip } = paymentsRoute.useSearch();
    const navigate = paymentsRoute.useNavigate();
    return (
      <PaymentsPage
        area={area}
        onArea={(next) => void navigate({ to: '/payments', search: { area: next } })}
        onOpenFactory={(factory) => void navigate({ to: '/counter', search: { factory } })}
        caseId={caseId}
        slip={slip}
        onCase={(id) => void navigate({ to: '/payments', search: { area: 'cases', case: id } })}
      />
    );
  },
});

/** Fees and what was paid. */
export const moneyRoutes = [feesRoute, paymentsRoute] as const;
