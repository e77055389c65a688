package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"tamrin/drill"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/staff"
	"tamrin/view"
)

// drillServer is the server that a drill starts for itself, in a process of its
// own.
type drillServer struct {
	url    string
	folder string
	in     io.Closer
	cmd    *exec.Cmd
}

// drillInjects is how many injects a drill delivers.
const drillInjects = 3

// ownServer makes an exercise in a temporary folder, with invitations, and
// serves it.
func (a *app) ownServer(ctx context.Context, d drilling, plan *drill.Plan) (*drillServer, error) {
	folder, err := os.MkdirTemp("", "tamrin-drill-")
	if err != nil {
		return nil, failure(lang.Words{"no temporary folder can be made for the drill", "تعذّر إنشاء مجلد مؤقت للتجربة"}, lang.Words{}, reason(err))
	}
	s := &drillServer{folder: folder}
	injects := 0
	if d.inject {
		injects = drillInjects
	}
	err = a.furnish(ctx, s, d, drill.NewRoom(d.seats, injects), plan)
	if err == nil {
		err = s.start(d)
	}
	if err != nil {
		s.end()
		return nil, err
	}
	plan.URL = s.url
	return s, nil
}

// furnish makes the exercise and the invitations in the server's folder.
func (a *app) furnish(ctx context.Context, s *drillServer, d drilling, room drill.Room, plan *drill.Plan) error {
	scenario := filepath.Join(s.folder, "scenario")
	if err := os.Mkdir(scenario, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(scenario, documentName), []byte(room.Scenario()), 0o600); err != nil {
		return err
	}
	log, err := openStore(ctx, cmp.Or(d.store, s.folder))
	if err != nil {
		return err
	}
	defer log.Close()
	register, err := (&service{kept: kept{folder: s.folder, store: d.store}}).register()
	if err != nil {
		return err
	}
	defer register.Close()
	h := host.New(host.Options{Log: log})
	defer h.Close()
	x, err := h.Create(ctx, os.DirFS(scenario), host.Plan{})
	if err != nil {
		return err
	}
	plan.Injects = room.Injects
	invite := func(cell string) (string, error) {
		i, err := register.Invite(ctx, x.ID(), cell, "", 24*time.Hour)
		return "/join/" + i.Token, err
	}
	for c, cell := range room.Cells {
		link := ""
		for n := range room.In(c) {
			if n%staff.MaxGuests == 0 {
				if link, err = invite(cell); err != nil {
					return err
				}
			}
			plan.Links = append(plan.Links, link+"?lang="+string(lang.All[n%len(lang.All)]))
		}
	}
	for _, seat := range x.Seats() {
		if seat.Viewer.Role == view.Control {
			plan.Control, err = invite(seat.Cell)
		}
	}
	return err
}

// start starts the server and waits until it says where it listens.
func (s *drillServer) start(d drilling) error {
	in, out, c, err := startPart(d.program, "drill", "server", s.folder, d.store)
	if err != nil {
		return err
	}
	s.in, s.cmd = in, c
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "Serving "); ok {
			s.url, _, _ = strings.Cut(rest, " ")
			go io.Copy(io.Discard, out) // what it says besides is of no interest
			return nil
		}
	}
	return failure(lang.Words{"the drill's own server did not start", "لم يبدأ خادم التجربة"}, lang.Words{}, lang.Words{"see what it said above", "انظر ما قاله أعلاه"})
}

func (s *drillServer) usage() drill.Usage { return drill.UsageOf(s.cmd.Process.Pid) }

// end stops the server and throws its folder away.
func (s *drillServer) end() {
	if s.in != nil {
		s.in.Close()
		_ = s.cmd.Wait() // how it ends no longer matters
	}
	if err := os.RemoveAll(s.folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}
