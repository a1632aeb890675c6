import { pathOf } from '#data/folder-queries.ts';
import { subjectOf } from '#data/subject-queries.ts';
import type { filingTh } from '#i18n/messages/filing.ts';
import type { labelsTh } from '#i18n/messages/labels.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import { actionCode } from '#shared/domain/scan-code.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { Labelled } from './label-source.ts';

export interface LabelWordSources {
  readonly rows: ReadModel;
  readonly messages: typeof labelsTh;
  readonly roleName: (typeof filingTh)['role'];
  readonly officeName: string;
}

const folderContent = (folder: FolderRow, { rows, messages }: LabelWordSources): LabelContent => {
  const subject = subjectOf(rows, folder);
  return {
    kind: 'folder',
    code: folder.code,
    heading: subject?.title ?? '',
    number: subject?.number ?? '',
    corner: messages.volume(String(folder.volume)),
    foot: pathOf(rows, folder.homeLocationId) ?? '',
  };
};

/** What is printed on the label of a folder, a place, a badge or an action card. */
export const labelContentOf = (labelled: Labelled, sources: LabelWordSources): LabelContent => {
  const { messages, officeName } = sources;
  switch (labelled.kind) {
    case 'folder':
      return folderContent(labelled.folder, sources);
    case 'place': {
      const { code, path, kind } = labelled.place;
      return { kind: 'place', code, heading: path, number: messages.placeKind[kind], corner: '', foot: officeName };
    }
    case 'person': {
      const { badgeCode, name, role } = labelled.person;
      const number = sources.roleName(role);
      return { kind: 'person', code: badgeCode, heading: name, number, corner: '', foot: officeName };
    }
    case 'action':
      return {
        kind: 'action',
        code: actionCode(labelled.action),
        heading: messages.action[labelled.action],
        number: messages.actionCard,
        corner: '',
        foot: '',
      };
    default:
      return unreachable(labelled);
  }
};
