import { Fragment, type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '#i18n/format.ts';
import { setupGuideMessages } from '#i18n/messages/setup-guide.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { nextStep, type PcFacts, SETUP_STEPS, setupSteps, type SetupStep, type SetupStepId } from './setup-steps.ts';
import { classNames } from '#ui/class-names.ts';
import entryStyles from '#ui/list-entry.module.css';
import styles from './setup-guide.module.css';

export interface SetupGuidePageProps {
  readonly pc: PcFacts;
  /** The step that is open; the first that is missing when none was chosen. */
  readonly open: SetupStepId | undefined;
  readonly onOpen: (step: SetupStepId) => void;
  readonly onLeave: () => void;
  /** What is done in a step, by the very panels that do it on the pages of every day. */
  readonly parts: Readonly<Record<SetupStepId, ReactNode>>;
}

const TABLES = ['office', 'staff', 'location', 'factory', 'recordSubject', 'folder', 'feeSchedule'] as const;
const TONES: Readonly<Record<SetupStep['state'], Tone>> = { done: 'done', missing: 'elsewhere', later: 'neutral' };
/** From here on the steps are about this PC. */
const FIRST_OF_PC: SetupStepId = 'labels';

interface StepListProps {
  readonly steps: readonly SetupStep[];
  readonly open: SetupStepId;
  readonly onOpen: (step: SetupStepId) => void;
}

const StepList = ({ steps, open, onOpen }: StepListProps) => {
  const messages = useMessages(setupGuideMessages);
  return (
    <nav className={styles.steps} aria-label={messages.steps}>
      <p className={styles.part}>{messages.office}</p>
      {steps.map(({ id, state }, index) => (
        <Fragment key={id}>
          {id === FIRST_OF_PC && <p className={styles.part}>{messages.pc}</p>}
          <button
            type="button"
            className={classNames(entryStyles.entry, styles.step)}
            aria-current={id === open ? 'step' : undefined}
            data-testid={`setup-step-${id}`}
            data-state={state}
            onClick={() => onOpen(id)}
          >
            <span>
              {formatCount(index + 1)}. {messages.names[id]}
            </span>
            <StatusChip tone={TONES[state]}>{messages.state[state]}</StatusChip>
          </button>
        </Fragment>
      ))}
    </nav>
  );
};

/** What is left until the office can work, found in its data; each step is done right here, left and taken up again. */
export const SetupGuidePage = ({ pc, open, onOpen, onLeave, parts }: SetupGuidePageProps) => {
  const messages = useMessages(setupGuideMessages);
  const rows = useRows(TABLES);
  const actor = useStore(useServices().session, (state) => state.actor);
  const steps = setupSteps(rows, pc);
  const left = steps.filter(({ state }) => state === 'missing').length;
  // Found once: what another PC does meanwhile must not take a half-typed form from under somebody's hands.
  const [begunAt] = useState(() => nextStep(steps) ?? SETUP_STEPS[0]);
  const shown = open ?? begunAt;
  const step = steps.find(({ id }) => id === shown);
  const goOn = (): void => onOpen(nextStep(steps, shown) ?? shown);
  const mayChange = actor !== undefined && OFFICE_ROLES.includes(actor.role);
  useShortcuts([
    { key: 'Ctrl+Enter', run: goOn },
    { key: 'Escape', run: onLeave },
  ]);
  return (
    <Page
      title={messages.title}
      testId="setup-guide"
      actions={
        <>
          <Button look="quiet" keyHint="Esc" onPress={onLeave} testId="setup-leave">
            {messages.leave}
          </Button>
          <Button look="primary" icon="arrow-right" keyHint="Ctrl Enter" onPress={goOn} testId="setup-next">
            {messages.next}
          </Button>
        </>
      }
    >
      <Banner
        tone={left === 0 ? 'done' : 'neutral'}
        title={left === 0 ? messages.allDone : messages.left(left)}
        testId="setup-left"
      >
        {messages.leaveHint}
      </Banner>
      <div className={styles.columns}>
        <StepList steps={steps} open={shown} onOpen={onOpen} />
        <div className={styles.content} data-testid={`setup-content-${shown}`}>
          <Panel
            title={messages.names[shown]}
            aside={step && <StatusChip tone={TONES[step.state]}>{messages.state[step.state]}</StatusChip>}
          >
            <div className={styles.why}>
              <p>{messages.why[shown]}</p>
              {step?.count !== undefined && <p className={styles.quiet}>{messages.count(step.count)}</p>}
              {!mayChange && <p className={styles.quiet}>{messages.notYours}</p>}
            </div>
          </Panel>
          {parts[shown]}
        </div>
      </div>
    </Page>
  );
};
