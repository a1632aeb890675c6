import alertTriangle from '@tabler/icons/outline/alert-triangle.svg?raw';
import arrowBackUp from '@tabler/icons/outline/arrow-back-up.svg?raw';
import arrowRight from '@tabler/icons/outline/arrow-right.svg?raw';
import arrowsExchange from '@tabler/icons/outline/arrows-exchange.svg?raw';
import barcode from '@tabler/icons/outline/barcode.svg?raw';
import buildingFactory2 from '@tabler/icons/outline/building-factory-2.svg?raw';
import camera from '@tabler/icons/outline/camera.svg?raw';
import cash from '@tabler/icons/outline/cash.svg?raw';
import check from '@tabler/icons/outline/check.svg?raw';
import chevronDown from '@tabler/icons/outline/chevron-down.svg?raw';
import chevronRight from '@tabler/icons/outline/chevron-right.svg?raw';
import circleCheck from '@tabler/icons/outline/circle-check.svg?raw';
import circleDashed from '@tabler/icons/outline/circle-dashed.svg?raw';
import clipboardCheck from '@tabler/icons/outline/clipboard-check.svg?raw';
import clockOff from '@tabler/icons/outline/clock-off.svg?raw';
import clock from '@tabler/icons/outline/clock.svg?raw';
import cloudCheck from '@tabler/icons/outline/cloud-check.svg?raw';
import cloudOff from '@tabler/icons/outline/cloud-off.svg?raw';
import cloudUp from '@tabler/icons/outline/cloud-up.svg?raw';
import copy from '@tabler/icons/outline/copy.svg?raw';
import deviceDesktop from '@tabler/icons/outline/device-desktop.svg?raw';
import deviceMobile from '@tabler/icons/outline/device-mobile.svg?raw';
import download from '@tabler/icons/outline/download.svg?raw';
import eye from '@tabler/icons/outline/eye.svg?raw';
import fileImport from '@tabler/icons/outline/file-import.svg?raw';
import folder from '@tabler/icons/outline/folder.svg?raw';
import handStop from '@tabler/icons/outline/hand-stop.svg?raw';
import helpCircle from '@tabler/icons/outline/help-circle.svg?raw';
import home from '@tabler/icons/outline/home.svg?raw';
import hourglass from '@tabler/icons/outline/hourglass.svg?raw';
import infoCircle from '@tabler/icons/outline/info-circle.svg?raw';
import language from '@tabler/icons/outline/language.svg?raw';
import listCheck from '@tabler/icons/outline/list-check.svg?raw';
import lock from '@tabler/icons/outline/lock.svg?raw';
import logout from '@tabler/icons/outline/logout.svg?raw';
import mapPin from '@tabler/icons/outline/map-pin.svg?raw';
import moon from '@tabler/icons/outline/moon.svg?raw';
import playerPause from '@tabler/icons/outline/player-pause.svg?raw';
import plugConnectedX from '@tabler/icons/outline/plug-connected-x.svg?raw';
import printer from '@tabler/icons/outline/printer.svg?raw';
import qrcode from '@tabler/icons/outline/qrcode.svg?raw';
import receipt from '@tabler/icons/outline/receipt.svg?raw';
import refresh from '@tabler/icons/outline/refresh.svg?raw';
import scan from '@tabler/icons/outline/scan.svg?raw';
import search from '@tabler/icons/outline/search.svg?raw';
import settings from '@tabler/icons/outline/settings.svg?raw';
import sun from '@tabler/icons/outline/sun.svg?raw';
import tags from '@tabler/icons/outline/tags.svg?raw';
import userShare from '@tabler/icons/outline/user-share.svg?raw';
import user from '@tabler/icons/outline/user.svg?raw';
import volumeOff from '@tabler/icons/outline/volume-off.svg?raw';
import volume from '@tabler/icons/outline/volume.svg?raw';
import x from '@tabler/icons/outline/x.svg?raw';

/** All that a file of the set draws as one line, without the frame that each begins with: a page has dozens of icons. */
const lineOf = (file: string): string => Array.from(file.matchAll(/<path d="([^"]+)"/g), ([, line]) => line).join('');

/** The line of each icon, on a field of 24 × 24. */
export const iconDrawings = {
  alert: lineOf(alertTriangle),
  'arrow-right': lineOf(arrowRight),
  back: lineOf(arrowBackUp),
  barcode: lineOf(barcode),
  camera: lineOf(camera),
  cash: lineOf(cash),
  check: lineOf(check),
  'chevron-down': lineOf(chevronDown),
  'chevron-right': lineOf(chevronRight),
  clock: lineOf(clock),
  'clock-off': lineOf(clockOff),
  'cloud-check': lineOf(cloudCheck),
  'cloud-off': lineOf(cloudOff),
  'cloud-up': lineOf(cloudUp),
  copy: lineOf(copy),
  count: lineOf(clipboardCheck),
  counter: lineOf(deviceDesktop),
  cross: lineOf(x),
  download: lineOf(download),
  exchange: lineOf(arrowsExchange),
  eye: lineOf(eye),
  factory: lineOf(buildingFactory2),
  folder: lineOf(folder),
  help: lineOf(helpCircle),
  hold: lineOf(handStop),
  home: lineOf(home),
  hourglass: lineOf(hourglass),
  import: lineOf(fileImport),
  info: lineOf(infoCircle),
  labels: lineOf(tags),
  language: lineOf(language),
  lend: lineOf(userShare),
  lock: lineOf(lock),
  logout: lineOf(logout),
  moon: lineOf(moon),
  paid: lineOf(circleCheck),
  pause: lineOf(playerPause),
  phone: lineOf(deviceMobile),
  place: lineOf(mapPin),
  print: lineOf(printer),
  qr: lineOf(qrcode),
  receipt: lineOf(receipt),
  requests: lineOf(listCheck),
  refresh: lineOf(refresh),
  scan: lineOf(scan),
  search: lineOf(search),
  settings: lineOf(settings),
  sound: lineOf(volume),
  'sound-off': lineOf(volumeOff),
  sun: lineOf(sun),
  unknown: lineOf(circleDashed),
  unplugged: lineOf(plugConnectedX),
  user: lineOf(user),
} as const;

export type IconName = keyof typeof iconDrawings;
