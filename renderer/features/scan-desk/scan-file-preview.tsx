import { formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { scanFileMessages } from '#i18n/messages/scan-file.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { FileAction } from '#shared/domain/scan-file.ts';
import { Banner } from '#ui/banner.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import type { PlannedLine, ScanFilePlan } from './scan-file-plan.ts';
import type { ScanFileState } from './use-scan-file.ts';
import styles from './scan-file.module.css';

const SHOWN_PROBLEMS = 8;
const KINDS = [
  'folder',
  'place',
  'person',
  'condition',
  'action',
  'unknown',
] as const satisfies readonly PlannedLine['means'][];
const ACTIONS = ['return', 'lend', 'move', 'locate'] as const satisfies readonly FileAction[];

const Counts = ({ plan }: { readonly plan: ScanFilePlan }) => {
  const messages = useMessages(scanFileMessages);
  return (
    <ul className={styles.counts} data-testid="scan-file-counts">
      {KINDS.map((kind) => ({ kind, count: plan.lines.filter(({ means }) => means === kind).length }))
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <li key={kind}>{messages.counts[kind](count)}</li>
        ))}
    </ul>
  );
};

const Problems = ({ plan }: { readonly plan: ScanFilePlan }) => {
  const messages = useMessages(scanFileMessages);
  const { problems } = plan;
  if (problems.length === 0) return null;
  return (
    <Banner tone="elsewhere" title={messages.problems(problems.length)} testId="scan-file-problems">
      <ul className={styles.problems}>
        {problems.slice(0, SHOWN_PROBLEMS).map(({ line, content }) => (
          <li key={line}>{messages.problem(line, content.slice(0, 60))}</li>
        ))}
        {problems.length > SHOWN_PROBLEMS && <li>{messages.more(problems.length - SHOWN_PROBLEMS)}</li>}
      </ul>
      <p>{messages.problemsKept}</p>
    </Banner>
  );
};

type Shown = Extract<ScanFileState, { kind: 'preview' | 'storing' }>;

/** What a file would do, before anything is stored. */
export const ScanFilePreview = ({
  state,
  onAction,
}: {
  readonly state: Shown;
  readonly onAction: (action: FileAction) => void;
}) => {
  const messages = useMessages(scanFileMessages);
  const language = useLanguage();
  const { plan, knownAt, error } = state;
  if (plan.lines.length + plan.problems.length === 0) {
    return (
      <Banner tone="refused" title={messages.empty} testId="scan-file-empty">
        <p>{messages.emptyTodo}</p>
      </Banner>
    );
  }
  return (
    <>
      {knownAt !== undefined && (
        <Banner tone="elsewhere" title={messages.known(formatInstant(knownAt, language))} testId="scan-file-known" />
      )}
      <Counts plan={plan} />
      <SelectField
        label={messages.action}
        value={state.action}
        choices={ACTIONS.map((action) => ({ value: action, label: messages.actions[action] }))}
        onChange={onAction}
        testId="scan-file-action"
      />
      <Problems plan={plan} />
      <p className={styles.small}>{messages.times}</p>
      <p className={styles.small}>{messages.nothingStored}</p>
      {error && <ErrorNote error={error} />}
    </>
  );
};
