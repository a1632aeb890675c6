import type { FactoryRow } from '#shared/model/factory-rows.ts';
import { HomeDialog } from './home-dialog.tsx';
import { LendDialog } from './lend-dialog.tsx';
import { RequestDialog } from './request-dialog.tsx';
import { NoticeDialog } from './notice-dialog.tsx';
import type { FactoryView } from './use-factory-view.ts';

/** Which question stands in front of the factory's page. */
export type OpenDialog = 'none' | 'lend' | 'request' | 'notice' | 'home';

export interface FactoryDialogProps {
  readonly open: OpenDialog;
  readonly factory: FactoryRow;
  readonly view: FactoryView;
  readonly onClose: () => void;
}

/** The open question of the factory's page, about the selected folder or the fees. */
export const FactoryDialog = ({ open, factory, view, onClose }: FactoryDialogProps) => {
  const { folder, fees, notices } = view;
  if (open === 'lend' && folder) return <LendDialog folder={folder} onClose={onClose} />;
  if (open === 'request') return <RequestDialog folders={view.folders} onClose={onClose} />;
  if (open === 'home' && folder) return <HomeDialog folder={folder} onClose={onClose} />;
  if (open === 'notice' && fees.ok) {
    return <NoticeDialog factory={factory} fees={fees.value} notices={notices} onClose={onClose} />;
  }
  return null;
};
