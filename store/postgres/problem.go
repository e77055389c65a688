package postgres

import (
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"tamrin/lang"
	"tamrin/store"
)

var (
	silent = lang.Words{"the database can't be reached just now (exercise %q); everything confirmed before is kept: the connection comes back by itself; look then whether this step is there, and repeat it if it is not",
		"تعذّر الوصول إلى قاعدة البيانات الآن (التمرين %q) وكل ما سبق تأكيده محفوظ؛ يعود الاتصال من تلقاء نفسه؛ تحقّق عندئذ من وجود هذه الخطوة وأعدها إن لم تجدها"}
	closedDoor = lang.Words{"the database could not be opened; nothing was changed: look at its address, at the user's name and rights, and at whether the server runs",
		"تعذّر فتح قاعدة البيانات ولم يتغيّر شيء؛ تحقّق من عنوانها ومن اسم المستخدم وصلاحياته ومن أن الخادم يعمل"}
	newer = lang.Words{"the database was written by a newer Tamrin (its tables have layout %d, this Tamrin knows %d); nothing was changed: use the newer Tamrin or another database",
		"كُتبت قاعدة البيانات بنسخة أحدث من البرنامج (صيغة جداولها %d وهذه النسخة تعرف %d) ولم يتغيّر شيء؛ استعمل النسخة الأحدث أو قاعدة بيانات أخرى"}
	unsynced = lang.Words{"the database server runs with fsync off, so that what it confirms may be lost with the power; nothing was changed: set fsync = on and start the server anew",
		"خادم قاعدة البيانات يعمل وخيار fsync معطّل فقد يضيع ما يؤكده عند انقطاع الكهرباء؛ لم يتغيّر شيء؛ اضبط fsync = on ثم أعد تشغيل الخادم"}
)

// The codes of PostgreSQL that mean something to a log; see appendix A of its manual.
const (
	codeUnique    = "23505"
	codeDiskFull  = "53100"
	codeBadText   = "22021" // bytes that are no text, such as a zero byte
	codeCorrupted = "XX001"
	codeBadIndex  = "XX002"
	codeReadOnly  = "25006" // a standby, until it takes over
	classRollback = "40"    // deadlocks and the like
	classResource = "53"    // too little of something
)

// problem turns an error of the database into a store.Problem; nil stays nil.
func problem(exercise string, err error) error {
	var already *store.Problem
	var e *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &already):
		return err
	case errors.Is(err, pgx.ErrNoRows):
		return store.Fail(store.NotFound, exercise, nil)
	case !errors.As(err, &e):
		return unreachable(exercise, err)
	}
	switch e.Code {
	case codeUnique:
		return store.Fail(store.Exists, exercise, err)
	case codeDiskFull:
		return store.Fail(store.Full, exercise, err)
	case codeCorrupted, codeBadIndex:
		return store.Fail(store.Damaged, exercise, err)
	case codeBadText: // an identifier that the database can't hold is nobody's
		return store.Fail(store.NotFound, exercise, err)
	}
	return unreachable(exercise, err)
}

func unreachable(exercise string, err error) error {
	return &store.Problem{Kind: store.Unavailable, Exercise: exercise, Say: silent.Format(exercise), Cause: err}
}

// unopened is why a database could not be opened at all.
func unopened(err error) error {
	var already *store.Problem
	if errors.As(err, &already) {
		return err
	}
	return &store.Problem{Kind: store.Unavailable, Say: closedDoor, Cause: err}
}

// passing reports whether the same step may succeed a moment later: the
// connection broke or could not be made, the server restarts, or nodes were in
// each other's way.
func passing(err error) bool {
	var already *store.Problem
	var e *pgconn.PgError
	switch {
	case errors.As(err, &already), errors.Is(err, pgx.ErrNoRows):
		return false
	case !errors.As(err, &e):
		return true
	case e.Code == codeDiskFull:
		return false
	case e.SeverityUnlocalized != "ERROR": // FATAL, PANIC: the server has ended the connection
		return true
	}
	return e.Code == codeReadOnly || strings.HasPrefix(e.Code, classRollback) || strings.HasPrefix(e.Code, classResource)
}
