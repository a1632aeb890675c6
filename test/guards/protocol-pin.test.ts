import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { mutations } from '#shared/mutations/registry.ts';
import * as protocol from '#shared/sync/protocol.ts';

/** What PCs and centres in the field speak, by SHA-256 of its JSON Schema. A line changes only with its number. */
const PINNED_PROTOCOL: Readonly<Record<string, string>> = {
  'protocol 1': '0013ebe555b176f4fedbbdc29dee795d862e801a9748b37e2fe8a5304f4c23b4',
  // The same messages; PINs in rows of staff are kept by scrypt, which a program of protocol 1 cannot compare.
  'protocol 2': '0013ebe555b176f4fedbbdc29dee795d862e801a9748b37e2fe8a5304f4c23b4',
};

/** The arguments of every mutation that may lie unsent in an outbox or a journal. Lines are added, never changed. */
const PINNED_ARGS: Readonly<Record<string, string>> = {
  'check-out-folder@1': 'c72be965be836fd9cd8993a26fe37da5f34cf3c322d555df8b234ac3f35300e7',
  'check-in-folder@1': 'dab20c69c3543bf3e465b586f2303c2b5e1e2033d0f8e8f56c54bc4caa63dee1',
  'move-folder@1': 'dab20c69c3543bf3e465b586f2303c2b5e1e2033d0f8e8f56c54bc4caa63dee1',
  'see-folder@1': '539098d56c2556f66f4feab6be29db62f8e834f31239efcb6aa5b73dd588ae3d',
  'undo-movement@1': '99143ac34ecb441936ac609de35357b1af7b61d00e29e7c04ea6c45e0ec0435e',
  'register-folders@1': '3150cb9f46fae8eafb0afd48747ed244930de9bbba929c4a770906308552091e',
  'set-home-location@1': 'e5a31653f988f3ea50165883b42411241df0df1a31f91f8a4ee858917f7ba392',
  'note-labels-printed@1': '8d35962239538618c6c21fb684d7710bdd988f6714b1eb32844c62afd59f2d61',
  'confirm-label@1': 'cfb0dedf762ab75013ad37ed34d8907a37e53e8218228d301ca2d85ea6ac3272',
  'print-labels@1': '8b4b49a096ea0224584cedbf4ac6da4758778213322c0aebe2a73b892f7277cb',
  'report-label-jam@1': '620c206f6560ce30ef00a3f4e0db74815e83d56386f2894d4046851b3be66e07',
  'attach-code@1': 'c444931ba7e2ed92dbe27f167da38f3d14487cd1ab52c0b47845e1f723224e23',
  'park-scan@1': 'ff4fa3013c7435c021af975765e9ee0ff087c22728a773677ab9b1976f8271aa',
  'resolve-parked-scan@1': '4dc59ea41502f5a5c292b3cc94cf81add6fb3d3199300d5e1e162f6bcf51691e',
  'note-parked-scan@1': '53c7fd72a761f40d097a7e64d77d12f9a95798bae428557a5db8422a81068411',
  'add-parked-photo@1': '038f643b4bd7f3722f767821e4fc9cd4763eedac275389e23eddf169c0a0cf46',
  'note-condition@1': '8cbf8cdf9bb9d48f8e3686ee0f5ceb47b7efe712ee00d93ccb71eda791477f85',
  'undo-condition@1': 'e9077d05f407b0a0d30715e445d38ec51c455c44fa810062cceba67bdb928f0c',
  'keep-scan-file@1': '6a3f757a9d7084e8fb5e2ad98d89226b346190a648396366acccea92fd2cc0e8',
  'resolve-exception@1': 'f35a8442ed7a84e7edea192caae9154b702f93423d35e001749d2569cb9d8211',
  'save-locations@1': '219c090d5873dd22df9fc08ab6bd4f6f968f0720a44074efac896787591f523b',
  'save-staff@1': 'accdd4b9325eb1568e6b106e4999391a0f49132394ff5ebe62895618e108e270',
  'save-staff@2': 'ec0f829855bd1cfe0270bdcfe04767b6d0a53a621d5fc80cef74376c41a5bf34',
  'renew-pin-hash@1': 'cfea1f50de3a7f2224ce44c39bf6214b99409dd62dd89ee681911564578419a8',
  'note-data-access@1': '575c04eac760691b94928d04293e2a46b9171b2b765950d1e82647effc96732d',
  'save-biller@1': '8c700da0891211a8a1f9c03f4250a3c986f756f73b1e5176b8b89e463f68911a',
  'note-payment-app-check@1': 'cb74950ce891cb8c800e97db056a788378d02fc7e03c7ad393f50b0c5003d698',
  'import-factories@1': '674384b3283baf797e7465ab7bfce200fe64917cfd15320677dd9c997be7cdf5',
  'settle-difference@1': 'dba53b4ca4522be7cd76be2742c274c18a23d5482b41ada9b9e5329d4e84304b',
  'correct-horsepower@1': 'd08075a275cae4f2c4b5fe45cfb77a6f4218a9092ff14c783e26e00cedc81e06',
  'issue-notice@1': '44406ae9eb5810ed806fe4ea79ae0ea5b742bfa2a40558a0ff1b7b6b8e4e4d05',
  'cancel-notice@1': '9669ecf68c5ccf057555a152a755bacb54b51abe7ed43cb85fc69a681d15c59b',
  'record-bank-event@1': '78aba55684a2bba8af21d5329c46d64f99de132dd03f91e6bf5f0bc243936d4c',
  'record-paid-years@1': 'aa15b60e5e8dce617d69693d74a7385197209769da64349b8614221fd4b9c005',
  'save-fee-schedule@1': '28fa25405ced6c12e45f615928cb57363dabf2f799ad6c381a44f8c4075621db',
  'confirm-fee-schedule@1': '9537c93b9a02d5de67d0e1dcf9a82c5314fe0ed51b41a568a80b05880a026913',
  'save-listed-fee@1': '3d7e30568f3f4cd0718db6454aaeaf9b68d00233eda43bae4a4e8908a91a4fc1',
  'confirm-listed-fee@1': '9fd12c70f73e63bea1e5a1a2f8f01f6c7765625b9fa25459cb05570f46d9c17c',
  'request-folders@1': 'a91d0e555a4a1715b028907c3592c8aa724736dee769a553fb866f0591814c3d',
  'note-retrieval@1': '688bed3d4342560bac6faac7840d3ca0ca74f10bb88d0c24703fa0fca75d8c1e',
  'cancel-request@1': '2d97dc0ce440f980b4659f4d31e1e897ad15b103eb86e996cd225a8fe0b85d5d',
  'acknowledge-pass-on@1': 'a6141d2617478712f29f68e39eeb74c9ca802487ccd8a70557fb06894bee1dba',
  'send-transfer@1': '7fe51c5afb2b37865f94d765a81635c1b56a4838ae33b0f59c9a7db08d1bf801',
  'note-transfer-received@1': '7be63502b372fe3a98cb5cf5d29a6e59de0fb9c8f20fdb897a19e3fc7767875d',
  'note-loan-reminders@1': 'c204347a8162eccea6dc7f05b10aa2ef0632eafd49bfc4b4c78998a92072a2a9',
  'save-loan-policy@1': 'e5fa84c7a477c9a6caa9e8d7ae639c122158a2509e3027b46bb63904cade6a1d',
  'settle-overlap@1': '6d1bebde616a3d424e7d23af6f0f1331e1a0c0c2a9aca31443e0b922645e155d',
  'pass-on-folder@1': '4e0b31d0f62862a2533461ab8211cf65e4c7eb3e9508b9da911a6b65695a8898',
  'open-stock-take@1': '5eabceeaf7c10f07cdf8b9bb395f89046932a9383e23fd7ad5af2ae126cfc0cd',
  'join-stock-take@1': '0363d63d0896a47c186bb37f6897685e04ead7ca169ff81a6589bd3a59721d5d',
  'count-stock-take-scan@1': '88cb93e8931efa520e74f1b1345c17265bcab1ad5c3c523b901e37eb48b00dfb',
  'end-stock-take-here@1': '4e3e4c2e37c01b10e5f2c14858906c3537b671730528f6f46abf1d0f25e3392a',
  'release-stock-take-device@1': '8a7fcee07cdcd53129e2c6e835b8c6dd9120c30b02a7cdac2d0c7b9e8446a588',
  'finish-stock-take@1': '0363d63d0896a47c186bb37f6897685e04ead7ca169ff81a6589bd3a59721d5d',
  'cancel-stock-take@1': '8cb7464a6857ddd7c7d4617d2824bf1768088aa56ffb735183e8ae0f44ddd841',
  'look-for-folder@1': 'eb676ebd40264c1c60fcc2e30ca26f62d4766fdcdd9b1df4e253e409020c793e',
  'note-folder-found@1': 'cfb0dedf762ab75013ad37ed34d8907a37e53e8218228d301ca2d85ea6ac3272',
  'give-up-folder-search@1': 'cfb0dedf762ab75013ad37ed34d8907a37e53e8218228d301ca2d85ea6ac3272',
  'save-record-subject@1': '8ae5e9c51b953c8ca1a615421f2d859d7e4448e8d5fb1efb6162fe273e5ae563',
  'set-folder-retention@1': 'ba73af8731271bac5f887c1ea97e10c046842dabb4686fe1eaf5123936e554cc',
  'hold-folder@1': 'd30b5daa16ab76d1c221a35693a1ac6a199353d2dce484081650aa8e3ea6751b',
  'release-folder-hold@1': 'cfb0dedf762ab75013ad37ed34d8907a37e53e8218228d301ca2d85ea6ac3272',
  'open-disposal@1': '2e6865d0fe1d67747795afeb5aec09346204d243050cb77d2213ae24a6c61ac8',
  'add-to-disposal@1': '7db2f1846a6e4e592d21ce04f8f0e12218e428f614e47ca6ee66fd46a8bee154',
  'decide-disposal@1': 'b809252f1b1637f2138488d0f48063463461237fb7e7a55b310e6c3c5e23e988',
  'note-disposal-steps@1': 'e5b323139d7f08aaafe7debca61926c240159baf3c492972252a4f4ba6e0b937',
  'close-disposal@1': '02f0452a1e63611cb6e51140b128ea275cae9034197d668fba90a6416c018942',
  'cancel-disposal@1': '059ea33281f8af6119b38bb77f1ca5b5f12dbfab2a9ccf14e1b58ef324814882',
  'note-fee-reminders@1': 'bc7b4230ffdace89b575002f5417a432f8135ecd0b905e55c1c036fa0b218dc9',
  'note-notice-letters@1': '7992fe4a1e560b72230eeec91d7c7075f3a4249d1a54b5af2efa6ef82016e0e0',
  'enter-fee-waiver@1': 'd5dfebafa1654b1940d349bbcc687d5cbe2881e6c2a98ef45f8073f8783d2b8b',
  'withdraw-fee-waiver@1': '6ef91d57452637beec73f7010368c4a3dba1259450e3be58a346a19cd6ecf1b0',
  'open-fee-credits@1': '181843b425a22d71d25f54717397db6b5410a6679f10102495219f0068586269',
  'propose-credit@1': '981c4a3f6b270d61aaa9178f89276a0f773a9445a1b3a60634e3415cd7b4bc5c',
  'approve-credit@1': 'c4ffde64798cff33caabb812a4961ee3aab3e5c4fc5d3fd17913a7b656a75adb',
  'refuse-credit@1': 'affb46c9053d3634bc13955b416eb7f6ab90e81f265f87842f9f82da8a7d3dcf',
  'note-credit-paid-out@1': 'ba68ac61c6f20a8b180110dce6b46391f6a5480b8b70ea92f15c45a93f32044e',
  'record-external-invoice@1': '2e7023eb45ac50516e46587f5a76a29b07aadd1bd418030892998d8d23a37f00',
  'correct-workers@1': 'a6c7ddf12c39fcf9deb1ef01800cfc4ecd4b7f51d305166c8b021abc1e904a63',
  'reverse-disposal@1': '53f6904bbc5021a1cd5775625e2787259dfd821ffc01438c8907ce85f7ed8961',
  'dismiss-disposed-scan@1': 'f35a8442ed7a84e7edea192caae9154b702f93423d35e001749d2569cb9d8211',
  'draw-receipt-book@1': '3862420b43ef48176edc1bbe7937d963405657d4e5f78f6afaa6c338f025ff5d',
  'close-receipt-book@1': 'dfa124af4dc20136146505ece661b56526c8c5f5926d9396bf419ad2257d3161',
  'save-receipt-policy@1': '43b4d3c03a366141e4b772ddca45443109331507ef9959ddfc22b2a7a241d814',
  'issue-receipt@1': 'e692f3149fe628bed4722a84cf34ace03ca9ed1d0960c6515ebdb82098a5c1a4',
  'issue-receipt@2': 'd4813dbb18cc5039deeb128c7659e0338c356ff33489988a66cd5a32ae6b38b0',
  'void-receipt@1': '55687d501692e111c2f49eeccc7cbffb70c176acf2fde2c66ac9f2e724f506f5',
  'note-receipt-reprint@1': '9a7fc651327f40c1b84c10b0330e17c2c8f8d1fd3427d1e058f8af6b5b0432db',
  'note-official-number@1': 'b53617f91e3c73d877bc19b754d14a8ffe575583d8ac4b000cd71fe5fd62ddfa',
  'import-bank-file@1': '4d99c4601686060bfe0a96b734c873ac640e204eabaeaa50221893f1d6e50848',
  'match-payment@1': 'e358a792c267e1fe02d71dbb6eef8740e4e2753a50e754eadbc83e187265c44e',
  'match-parts@1': '2247cc6feb3e93883e327f17a49919d17708d2f61a1fd2ad22377333a43351c6',
  'propose-refund@1': 'c0358f318b3d20c35e05188932182eedff9e933f0eabc7a49c2678f063ed9cf5',
  'decide-refund@1': '0c6da27181f23bfc0b9a0a1e3e217167826c02f4a81d75f932acce42d25881ea',
  'keep-payment@1': 'c0358f318b3d20c35e05188932182eedff9e933f0eabc7a49c2678f063ed9cf5',
  'sign-reconciliation@1': '1ffefd272bdd7e89eb896fa60752bfd0c20469f77c4bceffa44ce1a3329d2e84',
  'close-day@1': 'b1e8c7d81f60c2e72dd373dfb6370b5fbffceb44d385707f1b690d3839541d6c',
  'note-remittance@1': '3c02957ccb82358c1dbdf317d9196ed13dd63db73838502ff6d414e64c6ad138',
  'attach-slip@1': '1e42dbc998fa1e868db05d97c1f3a2f56875b6246bca15e4d48bc94398d7c5ff',
  'attach-typed-slip@1': 'e56b4c55acbbf8a322fcb0805752737007cf535a4988615991d72018cab69b77',
  'close-slip@1': 'a6db70523aa0155db6082f2be6799c2346ef94a39caa9a2befdb614d99cc8b14',
  'ask-about-slip@1': 'd431466a57d2d4720a2b56d1fbcc785cffb68691b284e6c934cfe73c1e18b026',
  'note-slip-answer@1': '5e39606b44290589ce64f29cfe2765fe75d2a5988bb1b751a3a03952b7e7079a',
  'note-visit@1': '2e0d410e62b819e402607de47ffc5e1bc09201ef666cdc999d56d9666a5ab33b',
};

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

// The order of fields is no part of the format.
const inKeyOrder = (key: string, value: unknown): unknown => {
  if (Array.isArray(value)) return key === 'required' ? value.map(String).toSorted(byText) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => byText(a, b)));
};

/** Refinements have no place in a JSON Schema, so a change of one is not seen here. */
const schemaHash = (schema: z.ZodType): string => {
  const wire = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return createHash('sha256').update(JSON.stringify(wire, inKeyOrder)).digest('hex');
};

const protocolHash = (schemas: readonly (readonly [string, z.ZodType])[]): string => {
  const lines = schemas.map(([name, schema]) => `${name} ${schemaHash(schema)}`).toSorted();
  const limits = `push ${protocol.PUSH_LIMIT} pull ${protocol.PULL_LIMIT}`;
  return createHash('sha256')
    .update([limits, ...lines].join('\n'))
    .digest('hex');
};

const schemas = Object.entries(protocol).flatMap(([name, exported]): readonly (readonly [string, z.ZodType])[] =>
  exported instanceof z.ZodType ? [[name, exported]] : [],
);
const protocolName = `protocol ${protocol.PROTOCOL_VERSION}`;
const mutationList: readonly { readonly name: string; readonly version: number; readonly args: z.ZodType }[] =
  Object.values(mutations);
const argsInUse = mutationList.map(({ name, version, args }) => [`${name}@${version}`, schemaHash(args)] as const);

describe('the wire format', () => {
  test('of the protocol is the one that its number stands for', () => {
    expect(
      protocolHash(schemas),
      'The wire format changed. Raise PROTOCOL_VERSION in shared/sync/protocol.ts and pin the new number here.',
    ).toBe(PINNED_PROTOCOL[protocolName]);
  });

  test.each(argsInUse)('of %s is the one that its version stands for', (wireName, hash) => {
    expect(
      hash,
      `The arguments of ${wireName} changed. Leave it as it is, and list the change as a mutation of the next version.`,
    ).toBe(PINNED_ARGS[wireName]);
  });

  test('of every mutation that was ever shipped is still understood', () => {
    expect(argsInUse.map(([wireName]) => wireName)).toEqual(expect.arrayContaining(Object.keys(PINNED_ARGS)));
  });
});

describe('the pin notices', () => {
  const before = z.object({ folderId: z.string(), shelf: z.string(), note: z.string().max(80).exactOptional() });

  test.each([
    ['a field more', before.extend({ place: z.string() })],
    ['a field less', before.omit({ note: true })],
    ['a field that is no longer optional', before.required()],
    ['another limit', before.extend({ note: z.string().max(20).exactOptional() })],
    ['another kind of value', before.extend({ folderId: z.number() })],
  ])('%s', (_, after) => {
    expect(schemaHash(after)).not.toBe(schemaHash(before));
  });

  test('one more schema of the protocol', () => {
    expect(protocolHash([...schemas, ['More', before]])).not.toBe(protocolHash(schemas));
  });

  test('nothing when only the order of fields changed', () => {
    const turned = z.object({ note: z.string().max(80).exactOptional(), shelf: z.string(), folderId: z.string() });
    expect(schemaHash(turned)).toBe(schemaHash(before));
  });
});
