module docview

go 1.26
