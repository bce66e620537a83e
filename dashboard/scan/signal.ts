let sound: AudioContext | undefined;

/** A short high tone for what was done, a long low one and a shake for what was refused: eyes are on the goods. */
export function signal(outcome: 'DONE' | 'REFUSED'): void {
  const refused = outcome === 'REFUSED';
  navigator.vibrate?.(refused ? [200, 100, 200] : 40);
  try {
    sound ??= new AudioContext();
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    tone.type = refused ? 'square' : 'sine';
    tone.frequency.value = refused ? 160 : 880;
    volume.gain.value = 0.12;
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + (refused ? 0.6 : 0.09));
  } catch {
    // A browser that is not allowed to make sounds: the words on the screen say the same.
  }
}
