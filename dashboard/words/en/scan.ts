/** Scanning: one code, or a series in which each scan is one act. */
export const scanEn = {
  mode: 'How to scan',
  one: 'One code',
  series: 'Series',
  field: 'Scan or type a number',
  fieldHint: 'A hand scanner just works; or type an order or tracking number and press Enter.',
  go: 'Open',
  camera: 'Scan with the camera',
  cameraOff: 'Turn the camera off',
  picture: 'What the camera sees',
  noCamera:
    'The camera cannot be used. Allow it (the address must be https), use a hand scanner, or type the number.',
  noSuchCode: 'There is no such number, or not for you to see. Nothing was done.',
  noSuchLot: 'This order has no lot {{lot}}.',
  act: 'What each scan does',
  actHint: 'Choose it once; then each scan does it once.',
  commonHint: 'The same for every scan; what you leave empty each order says itself.',
  chooseFirst: 'First choose what each scan does.',
  results: 'What the scans did',
  tally: '{{done}} done, {{refused}} not done',
  doneNow: 'Done',
  final:
    'A scan takes effect at once and cannot be undone; put mistakes right on the order, as with a failed inspection or rework.',
  unknown: 'The connection is lost and the outcome is not known. Try again: the same scan takes effect once.',
  not: {
    'not-offered':
      'Not done: it stands at “{{stage}}”, where this cannot be done by you. Perhaps it is done already.',
    'which-lot': 'Not done: several lots of this order fit. Scan the label of the lot.',
    lacking: 'Not done: first fill in {{fields}} above.',
  },
  next: 'Scan the next',
  chooseLot: 'This order has several lots; choose one:',
  nothingForYou: 'Nothing here is for you to do now.',
  otherActs_one: '{{count}} other act',
  otherActs_other: '{{count}} other acts',
  photo: 'Take a photo',
  photoKept: 'The connection is lost and the photo is not sent yet. Try again when it is back.',
};
