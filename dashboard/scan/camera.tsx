import { Alert, Box, Button, Stack } from '@mantine/core';
import { IconCamera, IconCameraOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { nowMs } from '../time/browser-clock.ts';
import { useWords } from '../words/use-words.ts';
import { createDetector } from './detector.ts';

/** Between two looks at the picture, in milliseconds. */
const lookEveryMs = 180;
/** A code that stays in the picture counts once; after this long out of sight it counts again. */
const forgetAfterMs = 2_500;

/** Reads codes with the camera, once it is asked to. */
export function Camera({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useWords();
  const [on, setOn] = useState(false);
  const [failed, setFailed] = useState(false);
  if (!on) {
    return (
      <Stack gap="xs">
        {failed && (
          <Alert color="gray" icon={<IconCameraOff />} role="alert">
            {t('scan.noCamera')}
          </Alert>
        )}
        <Button
          variant="light"
          size="md"
          leftSection={<IconCamera size={20} aria-hidden />}
          onClick={() => {
            setFailed(false);
            setOn(true);
          }}
          data-camera="start"
        >
          {t('scan.camera')}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap="xs">
      <Picture
        onCode={onCode}
        onFailed={() => {
          setFailed(true);
          setOn(false);
        }}
      />
      <Button variant="default" onClick={() => setOn(false)}>
        {t('scan.cameraOff')}
      </Button>
    </Stack>
  );
}

function Picture({ onCode, onFailed }: { onCode: (code: string) => void; onFailed: () => void }) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef({ onCode, onFailed });
  useEffect(() => {
    tell.current = { onCode, onFailed };
  });
  useEffect(() => {
    const place = video.current;
    if (place === null) return undefined;
    return watch(
      place,
      (code) => tell.current.onCode(code),
      () => tell.current.onFailed(),
    );
  }, []);
  return (
    <Box pos="relative">
      <video
        ref={video}
        muted
        playsInline
        className="scan-video"
        aria-label={t('scan.picture')}
        data-camera="on"
      />
      <Box className="scan-aim" aria-hidden />
    </Box>
  );
}

/** Shows the camera in `video` and tells each code it sees. Returns how to stop. */
function watch(video: HTMLVideoElement, tell: (code: string) => void, fail: () => void): () => void {
  let stopped = false;
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const seenAt = new Map<string, number>();
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const begin = async () => {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 } },
    });
    if (stopped) return stop();
    video.srcObject = stream;
    await video.play();
    const detect = await createDetector();
    const look = async () => {
      const code = await detect(video).catch(() => undefined);
      if (stopped) return;
      if (code !== undefined) {
        const last = seenAt.get(code);
        seenAt.set(code, nowMs());
        if (last === undefined || nowMs() - last > forgetAfterMs) tell(code);
      }
      timer = setTimeout(() => void look(), lookEveryMs);
    };
    await look();
  };
  begin().catch(() => {
    if (stopped) return;
    stop();
    fail();
  });
  return stop;
}
