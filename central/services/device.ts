/** Who is asking: an enrolled PC of one office. Everything a request may touch belongs to that office. */
export interface Device {
  readonly deviceId: string;
  readonly officeId: string;
}
