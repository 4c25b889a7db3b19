package ingesttest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Convert has LibreOffice write src anew as ext (docx, odt, pdf) into dir and
// gives the new file's path.
func Convert(dir, src, ext string) (string, error) {
	bin, err := tool("soffice", "libreoffice")
	if err != nil {
		return "", err
	}
	// A profile of its own: another LibreOffice may be running.
	profile := filepath.Join(dir, "lo-profile")
	to := ext
	if ext == "docx" {
		to = "docx:MS Word 2007 XML"
	}
	if err := run(bin, "-env:UserInstallation=file://"+profile, "--headless", "--convert-to", to, "--outdir", dir, src); err != nil {
		return "", err
	}
	out := filepath.Join(dir, strings.TrimSuffix(filepath.Base(src), filepath.Ext(src))+"."+ext)
	if _, err := os.Stat(out); err != nil {
		return "", fmt.Errorf("soffice wrote no %s: %w", ext, err)
	}
	return out, nil
}

// Print has Chromium print the page src as PDF to out.
func Print(src, out string) error {
	_, err := chromium("--no-pdf-header-footer", "--print-to-pdf="+out, "file://"+src)
	if err != nil {
		return err
	}
	if _, err := os.Stat(out); err != nil {
		return fmt.Errorf("chromium wrote no PDF: %w", err)
	}
	return nil
}

// Save has Chromium load the page src and gives the document as it stands
// after loading, as a browser saves it.
func Save(src string) ([]byte, error) {
	return chromium("--dump-dom", "file://"+src)
}

func chromium(args ...string) ([]byte, error) {
	bin, err := tool("chromium", "chromium-browser", "google-chrome")
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	profile, err := os.MkdirTemp("", "chromium-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(profile)
	cmd := exec.CommandContext(ctx, bin, append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=" + profile}, args...)...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("chromium: %w: %s", err, stderr.String())
	}
	return out, nil
}

func run(bin string, args ...string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, bin, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", filepath.Base(bin), err, out)
	}
	return nil
}

func tool(names ...string) (string, error) {
	for _, n := range names {
		if p, err := exec.LookPath(n); err == nil {
			return p, nil
		}
	}
	return "", fmt.Errorf("%s is not installed; .ci/tools.sh installs it", names[0])
}
