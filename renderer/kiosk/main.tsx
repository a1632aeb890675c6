import { createRoot } from 'react-dom/client';
import { createKioskChannel } from '#host/kiosk-channel.ts';
import { kioskTh } from '#i18n/messages/kiosk.ts';
import { invariant } from '#shared/lib/invariant.ts';
import '#ui/base.css';
import { KioskApp } from '#features/kiosk/kiosk-app.tsx';

const root = document.getElementById('root');
invariant(root, 'kiosk.html has a root element');
document.title = kioskTh.title;
createRoot(root).render(<KioskApp channel={createKioskChannel()} />);
