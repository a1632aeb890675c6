import type { LaunchInfo } from '#shared/host/contract.ts';
import { DEMO_PROVINCE } from './demo-office.ts';
import { DEMO_PEOPLE, demoBadge } from './demo-people.ts';
import { DEMO_ENROLMENT_CODE } from './seed-demo.ts';

/** What the log-in screen of a demo shows: how to get in as whom. */
export const demoLaunch = (): NonNullable<LaunchInfo['demo']> => ({
  enrolmentCode: DEMO_ENROLMENT_CODE,
  staff: DEMO_PEOPLE.map(({ name, role, pin }, index) => ({
    name,
    role,
    pin,
    badgeCode: demoBadge(DEMO_PROVINCE, index),
  })),
});
