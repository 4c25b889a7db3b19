module isnad

go 1.26.0

ignore ./web/node_modules

require (
	github.com/danielgtaylor/huma/v2 v2.37.2
	github.com/hablullah/go-hijri v1.0.2
	github.com/spf13/cobra v1.10.2
)

require (
	github.com/hablullah/go-juliandays v1.0.0 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/spf13/pflag v1.0.10 // indirect
)
