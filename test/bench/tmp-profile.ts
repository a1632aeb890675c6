import { startVirtualDisplay } from '#build/virtual-display.ts';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { openFilledPc } from './office-pc.ts';
import { startSeededCentre } from './seeded-centre.ts';
import { openWorkshop } from './workshop.ts';
import { measureScan } from './measures/scan.ts';

const folders = Number(process.argv[2] ?? 5000);
const scans = Number(process.argv[3] ?? 80);
const workshop = await openWorkshop();
const display = await startVirtualDisplay();
process.env['DISPLAY'] = display.name;
const centre = await startSeededCentre({ factories: folders, scratch: workshop.scratch });
const desktop = await openFilledPc({ centre, dataFolder: join(workshop.scratch, 'pc'), role: 'file-room' });
const page = desktop.counter;
const session = await page.context().newCDPSession(page);
if (process.argv[4]) { await session.send('Profiler.enable'); await session.send('Profiler.setSamplingInterval', { interval: 200 }); await session.send('Profiler.start'); }
const figures = await measureScan(page, { workshop, folders, scans });
if (process.argv[4]) { const { profile } = await session.send('Profiler.stop'); writeFileSync(process.argv[4], JSON.stringify(profile)); }
for (const f of figures) console.log(f.name, f.value.toFixed(1), 'limit', f.limit.value.toFixed(1));
console.log(await page.evaluate(`JSON.stringify(performance.getEntriesByType('mark').filter(m=>m.name.startsWith('x:')).slice(-60).map(m=>[m.name, Math.round(m.startTime*10)/10]))`));
await desktop.close(); await centre.stop(); await display.stop(); workshop.remove(); process.exit();
