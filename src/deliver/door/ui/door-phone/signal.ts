const key = 'kepu-door-sound';
type Tune = 'good' | 'again' | 'bad';

/** Hertz and milliseconds: rising for good, so that the three are told apart without looking. */
const tunes: Record<Tune, { notes: readonly (readonly [number, number])[]; shake: number[] }> = {
  good: {
    notes: [
      [880, 90],
      [1320, 140],
    ],
    shake: [60],
  },
  again: {
    notes: [
      [520, 130],
      [520, 130],
    ],
    shake: [80, 80, 80],
  },
  bad: { notes: [[220, 420]], shake: [350] },
};

let audio: AudioContext | null = null;

export function soundIsOn(): boolean {
  return localStorage.getItem(key) !== 'off';
}

export function switchSound(on: boolean): void {
  localStorage.setItem(key, on ? 'on' : 'off');
}

/** A short tune and a shake, where the device can and the person has not switched them off. */
export function signal(tune: Tune): void {
  if (!soundIsOn()) return;
  navigator.vibrate?.(tunes[tune].shake);
  // Before the first tap a browser lets nothing sound, and says so in the console.
  if (!navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  let at = audio.currentTime;
  for (const [hertz, ms] of tunes[tune].notes) {
    const note = audio.createOscillator();
    const volume = audio.createGain();
    note.frequency.value = hertz;
    volume.gain.value = 0.2;
    note.connect(volume).connect(audio.destination);
    note.start(at);
    note.stop(at + ms / 1000);
    at += ms / 1000 + 0.04;
  }
}
