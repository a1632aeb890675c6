import type { ComponentType } from 'react';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { HomeDialog } from './home-dialog.tsx';
import { RequestDialog } from './request-dialog.tsx';
import { NoticeDialog } from './notice-dialog.tsx';
import type { FactoryView } from './use-factory-view.ts';

/** Which question stands in front of the factory's page. */
export type OpenDialog = 'none' | 'lend' | 'request' | 'history' | 'notice' | 'home';

/** Questions about a folder or a notice that other features answer. */
export interface FolderDialogs {
  readonly lend: ComponentType<{ readonly folder: FolderRow; readonly onClose: () => void }>;
  readonly history: ComponentType<{ readonly folderId: string; readonly onClose: () => void }>;
  readonly receipt: ComponentType<{ readonly notice: NoticeRow; readonly onClose: () => void }>;
}

export interface FactoryDialogProps {
  readonly open: OpenDialog;
  readonly factory: FactoryRow;
  readonly view: FactoryView;
  readonly dialogs: FolderDialogs;
  readonly onClose: () => void;
}

/** The open question of the factory's page, about the selected folder or the fees. */
export const FactoryDialog = ({ open, factory, view, dialogs, onClose }: FactoryDialogProps) => {
  const { folder, usable, fees, notices } = view;
  if (open === 'request') return <RequestDialog folders={view.kept} onClose={onClose} />;
  if (open === 'lend' && usable) return <dialogs.lend folder={usable} onClose={onClose} />;
  if (open === 'history' && folder) return <dialogs.history folderId={folder.id} onClose={onClose} />;
  if (open === 'home' && usable) return <HomeDialog folder={usable} onClose={onClose} />;
  if (open === 'notice' && fees.ok) {
    return <NoticeDialog factory={factory} fees={fees.value} notices={notices} onClose={onClose} />;
  }
  return null;
};
