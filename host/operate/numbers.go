package operate

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"tamrin/exercise"
	"tamrin/host"
)

// Numbers counts what a server does, for Prometheus to collect. It is a
// host.Meter.
type Numbers struct {
	registry *prometheus.Registry
	events   prometheus.Counter
	appends  prometheus.Histogram
	failures prometheus.Counter
	refusals *prometheus.CounterVec
	answers  *prometheus.CounterVec
	dropped  prometheus.Counter
}

var _ host.Meter = (*Numbers)(nil)

// NewNumbers returns the numbers of a server of that version, all of them 0.
func NewNumbers(version string) *Numbers {
	n := &Numbers{registry: prometheus.NewRegistry(),
		events: counter("tamrin_events_appended_total", "Events written to the logs of exercises."),
		appends: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "tamrin_append_seconds", Help: "How long it took until events were on disk.",
			Buckets: []float64{.0005, .001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5}}),
		failures: counter("tamrin_append_failures_total", "Writings to a log that failed, or came after another node's."),
		refusals: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "tamrin_refusals_total", Help: "Commands of people turned down, by why."}, []string{"code"}),
		answers:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "tamrin_answers_total", Help: "Answers to requests, by status."}, []string{"status"}),
		dropped:  counter("tamrin_slow_readers_dropped_total", "Live connections ended because their reader was too slow; it catches up when it comes back."),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{Name: "tamrin_build_info", Help: "Always 1; the version is its label.", ConstLabels: prometheus.Labels{"version": version}})
	build.Set(1)
	n.registry.MustRegister(n.events, n.appends, n.failures, n.refusals, n.answers, n.dropped, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return n
}

func counter(name, help string) prometheus.Counter {
	return prometheus.NewCounter(prometheus.CounterOpts{Name: name, Help: help})
}

// Of adds what is going on at a host, and how much room the disk has.
func (n *Numbers) Of(h *host.Host, d *Disk) { n.registry.MustRegister(going{h, d}) }

// Appended implements host.Meter.
func (n *Numbers) Appended(events int, took time.Duration, err error) {
	if err != nil {
		n.failures.Inc()
		return
	}
	n.events.Add(float64(events))
	n.appends.Observe(took.Seconds())
}

// Refused implements host.Meter.
func (n *Numbers) Refused(code exercise.Code) { n.refusals.WithLabelValues(string(code)).Inc() }

// Answered counts an answer to a request.
func (n *Numbers) Answered(status int, _ time.Duration) {
	n.answers.WithLabelValues(strconv.Itoa(status)).Inc()
}

// Dropped counts a reader who was too slow.
func (n *Numbers) Dropped() { n.dropped.Inc() }

// Handler returns the page that Prometheus collects.
func (n *Numbers) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(n.registry, promhttp.HandlerOpts{}))
	return mux
}

// going is counted when it is asked for.
type going struct {
	host *host.Host
	disk *Disk
}

var (
	exercises = prometheus.NewDesc("tamrin_exercises", "Exercises that are open, by phase.", []string{"phase"}, nil)
	seats     = prometheus.NewDesc("tamrin_seats_connected", "Seats in which somebody has a page open.", nil, nil)
	streams   = prometheus.NewDesc("tamrin_streams", "Live connections that are told of changes.", nil, nil)
	free      = prometheus.NewDesc("tamrin_disk_free_bytes", "Room that is left on the disk of the data folder.", nil, nil)
)

// phases are what the phases of an exercise are called here.
var phases = map[exercise.Phase]string{
	exercise.Waiting: "waiting", exercise.Running: "running", exercise.Paused: "paused", exercise.Over: "over",
}

// Describe implements prometheus.Collector.
func (g going) Describe(to chan<- *prometheus.Desc) { prometheus.DescribeByCollect(g, to) }

// Collect implements prometheus.Collector.
func (g going) Collect(to chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	t := g.host.Tally()
	for phase, name := range phases {
		gauge(exercises, float64(t.Exercises[phase]), name)
	}
	gauge(seats, float64(t.Seats))
	gauge(streams, float64(t.Streams))
	if left, err := g.disk.Free(); err == nil {
		gauge(free, float64(left))
	}
}
