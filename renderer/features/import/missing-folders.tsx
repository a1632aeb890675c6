import { useState } from 'react';
import { factoriesWithoutFolder, registerNextVolumes } from '#data/folder-registration.ts';
import type { MutateError } from '#data/office-data.ts';
import { importMessages } from '#i18n/messages/import.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';

const TABLES = ['factory', 'folder'] as const;

/** Factories that came with a list and have no folder yet: one press registers them, ready for labels. */
export const MissingFolders = () => {
  const messages = useMessages(importMessages);
  const { data } = useServices();
  useRows(TABLES);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<MutateError | undefined>(undefined);
  const missing = factoriesWithoutFolder(data);
  const register = async (): Promise<void> => {
    setBusy(true);
    const registered = await registerNextVolumes(
      data,
      missing.map(({ id }) => id),
    );
    setBusy(false);
    setProblem(registered.ok ? undefined : registered.error);
  };
  if (missing.length === 0) return null;
  return (
    <Panel
      title={messages.missingFolders(missing.length)}
      testId="missing-folders"
      aside={
        <Button
          look="primary"
          icon="folder"
          isDisabled={isBusy}
          onPress={() => void register()}
          testId="register-folders"
        >
          {messages.registerFolders}
        </Button>
      }
    >
      <p>{messages.missingFoldersHint}</p>
      {problem && <ErrorNote error={problem} />}
    </Panel>
  );
};
