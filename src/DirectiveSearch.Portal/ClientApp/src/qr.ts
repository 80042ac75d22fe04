import qrcode from 'qrcode-generator';

/** Draws the link for an authenticator app as a picture to scan; the secret stands beside it as text. */
export function enhanceCodes(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-qr]')) {
    const code = qrcode(0, 'M');
    code.addData(place.dataset.qr ?? '');
    code.make();
    const size = code.getModuleCount();
    const modules = Array.from({ length: size * size }, (_, at) => [Math.floor(at / size), at % size])
      .filter(([row, column]) => code.isDark(row, column)).map(([row, column]) => `M${column + 4} ${row + 4}h1v1h-1z`).join('');
    const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    picture.setAttribute('viewBox', `0 0 ${size + 8} ${size + 8}`);
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', 'Mã QR cho ứng dụng xác thực');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', modules);
    picture.append(path);
    place.replaceChildren(picture);
    place.hidden = false;
  }
}
